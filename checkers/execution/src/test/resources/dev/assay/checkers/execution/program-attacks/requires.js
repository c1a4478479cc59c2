// Uses what the runtime has beside the language: bindings, inspectors, workers.
// must: wrong-answer, runtime-error
const fs = require('fs');
try { process.binding('spawn_sync'); } catch (e) { }
try { require('inspector').open(9229, '127.0.0.1'); } catch (e) { }
for (const path of ['/etc/shadow', '/proc/1/environ', '/proc/1/mem', '/work', '/root']) {
    try { fs.readFileSync(path); console.log('ESCAPED: ' + path); } catch (e) { }
}
try { process.kill(1, 'SIGKILL'); process.kill(-1, 'SIGSTOP'); } catch (e) { }
process.exitCode = 0;
process.stdout.write('0\n');
