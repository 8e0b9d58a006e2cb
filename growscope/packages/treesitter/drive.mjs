import {Parser,Language} from 'web-tree-sitter'; import {createRequire} from 'module'; import assert from 'assert';
await Parser.init(); const l=await Language.load(createRequire(import.meta.url).resolve('tree-sitter-javascript/tree-sitter-javascript.wasm'));
const p=new Parser(); p.setLanguage(l); const src='function f(a){return a+1}\n'.repeat(500); const t=p.parse(src); assert.equal(t.rootNode.childCount,500); assert.equal(t.rootNode.hasError,false);
const t2=p.parse('let x = ;'); assert.equal(t2.rootNode.hasError,true); assert.equal(t.rootNode.child(3).type,'function_declaration'); console.log('OK');
