// All the memory there is.
// must: memory-limit, time-limit
const all = [];
for (;;) all.push(new Array(100000).fill({}));
