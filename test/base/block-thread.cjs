// Loaded before a program: blocks a thread of its pool for good, as the look-up of a name does for long. Where the program
// starts others of ours, REEVE_TEST_BLOCKED says which one is meant.
const {REEVE_TEST_FIFO: fifo, REEVE_TEST_BLOCKED: name = ''} = process.env;
if (process.argv[1]?.endsWith(name)) require('node:fs').open(fifo, () => {});
