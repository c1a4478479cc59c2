// Ends well before it has done anything.
// must: wrong-answer
process.exit(0);
