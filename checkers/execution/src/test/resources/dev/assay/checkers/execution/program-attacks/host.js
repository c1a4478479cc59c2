// Reads the host's files and reaches its services.
// must: wrong-answer
const fs = require("fs"), net = require("net");
for (const path of ["/etc/shadow", "/proc/1/environ", "/proc/1/mem"]) {
    try { fs.readFileSync(path); console.log("ESCAPED: " + path); } catch (e) { }
}
net.connect(@PORT@, "127.0.0.1", () => { console.log("ESCAPED: connected"); process.exit(0); }).on("error", () => {});
