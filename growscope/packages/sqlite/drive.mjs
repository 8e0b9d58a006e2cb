import init from '@sqlite.org/sqlite-wasm'; import assert from 'assert'; const s=await init({print:()=>{},printErr:()=>{}});
const db=new s.oo1.DB(':memory:'); db.exec('create table t(a,b)'); for(let i=0;i<200;i++) db.exec({sql:'insert into t values(?,?)',bind:[i,'x'.repeat(2000)]});
assert.equal(db.selectValue('select count(*) from t'),200); assert.equal(db.selectValue('select sum(length(b)) from t'),400000); const bytes=s.capi.sqlite3_js_db_export(db); assert(bytes.length>400000); db.close(); console.log('OK',bytes.length);
