import assert from 'assert'; import { PHP, loadPHPRuntime } from '@php-wasm/universal'; import { getPHPLoaderModule } from '@php-wasm/node-8-3';
const php = new PHP(await loadPHPRuntime(await getPHPLoaderModule()));
php.writeFile('/a.txt', 'hello '.repeat(50000));
for (const n of [10, 1000, 200000]) { const { text } = await php.run({ code: `<?php $a = range(1, ${n}); echo count($a), ' ', strlen(str_repeat('x', ${n})), ' ', strlen(file_get_contents('/a.txt'));` }); assert.equal(text, `${n} ${n} 300000`); }
assert.equal(php.readFileAsBuffer('/a.txt').length, 300000); console.log('OK'); process.exit(0);
