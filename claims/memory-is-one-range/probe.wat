(module
  (memory 1)
  (func (export "probe") (result i64)
    (drop (memory.grow (i32.const 1)))
    (i64.store (i32.const 65532) (i64.const 0x0123456789abcdef))
    (i64.load (i32.const 65532))))
