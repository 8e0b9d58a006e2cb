await new Promise((onload, onerror) => document.head.append(Object.assign(document.createElement('script'), { src: '/node_modules/sql.js/dist/sql-wasm.js', onload, onerror })));
const assert = (value, what) => { if (!value) throw new Error(what) };
const SQL = await initSqlJs({ locateFile: name => `/node_modules/sql.js/dist/${name}` }); const db = new SQL.Database();
db.run('create table t(a int,b text,c blob)'); const st = db.prepare('insert into t values(?,?,?)'); for (let i = 0; i < 500; i++) st.run([i, 'row' + i, new Uint8Array(100).fill(i)]); st.free();
const r = db.exec('select sum(a),count(*) from t'); assert(r[0].values[0].join() === '124750,500', 'the sums are wrong');
const copy = new SQL.Database(db.export()); assert(copy.exec('select c from t where a=7')[0].values[0][0][99] === 7, 'the copy differs');
