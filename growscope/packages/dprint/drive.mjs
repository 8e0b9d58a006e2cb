import {createFromBuffer} from '@dprint/formatter'; import {getPath} from '@dprint/json'; import fs from 'fs'; import assert from 'assert';
const f=createFromBuffer(fs.readFileSync(getPath())); f.setConfig({},{lineWidth:40});
for(let i=0;i<20;i++){const t=f.formatText({filePath:'a.json',fileText:`{"a":[${'1,'.repeat(20+i*50)}2],"b":${i}}`}); assert(t.includes(`"b": ${i}`))} console.log('OK');
