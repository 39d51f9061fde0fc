// Loaded before a server: once the file REEVE_TEST_STUCK is there, no sync to disk comes back.
const fs = require('node:fs');
const {syncBuiltinESMExports} = require('node:module');
const {fdatasync} = fs;
fs.fdatasync = (fd, done) => {
  if (!fs.existsSync(process.env.REEVE_TEST_STUCK)) fdatasync(fd, done);
};
syncBuiltinESMExports();
