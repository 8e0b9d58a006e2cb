import * as r from '@astral-sh/ruff-wasm-nodejs'; import assert from 'assert'; const w=new r.Workspace(r.Workspace.defaultSettings(),r.PositionEncoding?.Utf16??1);
assert(w.format('x = [1,2 ,  3]\n'.repeat(300)).startsWith('x = [1, 2, 3]')); const d=w.check('import os\nprint(1)\n'.repeat(50)); assert(d.length>0); console.log('OK',d.length);
