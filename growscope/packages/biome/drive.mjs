import * as b from '@biomejs/wasm-nodejs'; import assert from 'assert'; b.main?.(); const w=new b.Workspace();
const o=w.openProject({path:'/',openUninitialized:true}); const projectKey=o.projectKey;
for(let i=1;i<4;i++){const path=`/a${i}.js`; w.openFile({projectKey,path,content:{type:'fromClient',content:'let  a = [1,2 ,3];\n'.repeat(200*i),version:0}}); const r=w.formatFile({projectKey,path}); assert(r.code.startsWith('let a = [1, 2, 3];'))} console.log('OK');
