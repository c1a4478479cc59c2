// All the memory there is.
// must: memory-limit
const all = [];
for (;;) all.push(new Array(100000).fill({}));
