// Cuts a text where evidence begins and ends, so that spans which overlap can all be marked.
// Offsets are UTF-16 units, which is what JavaScript's strings have.

/** The pieces of a text, in order: {text, marks}; together they are the whole text. */
export function cut(text, marks) {
  const kept = marks.filter((m) => m.start >= 0 && m.start < m.end && m.end <= text.length);
  const edges = [...new Set([0, text.length, ...kept.flatMap((m) => [m.start, m.end])])];
  edges.sort((a, b) => a - b);
  const starting = Map.groupBy(kept, (m) => m.start);
  const pieces = [];
  let covering = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const from = edges[i];
    covering = covering.filter((m) => m.end > from).concat(starting.get(from) ?? []);
    pieces.push({ text: text.slice(from, edges[i + 1]), marks: covering });
  }
  return pieces;
}
