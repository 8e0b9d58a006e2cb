(module
  (memory i64 1 2)
  (func (export "probe") (result i64 i64)
    (memory.grow (i64.const 1))
    (memory.grow (i64.const 1))))
