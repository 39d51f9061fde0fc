// Loaded before a program: blocks a thread of its pool for good, as the look-up of a name does for long.
require('node:fs').open(process.env.REEVE_TEST_FIFO, () => {});
