const { LuaFactory } = require('wasmoon'); const assert = require('assert');
(async () => { const lua = await new LuaFactory().createEngine(); const kept = []; lua.global.set('keep', s => kept.push(s)); lua.global.set('sum', (a, b) => a + b);
  for (const n of [10, 1000, 200000]) { const r = await lua.doString(`local t = {} for i = 1, ${n} do t[i] = 'x' .. i end keep(table.concat(t)) return sum(#t, 1)`); assert.equal(r, n + 1); }
  assert(kept[0].startsWith('x1x2')); assert(kept[2].length > 1e6); lua.global.close(); console.log('OK'); })();
