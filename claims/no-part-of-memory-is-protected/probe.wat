(module
  (memory 1)
  (data (i32.const 1024) "A")
  (func (export "probe") (result i32 i32)
    (i32.load8_u (i32.const 1024))
    (i32.store8 (i32.const 1024) (i32.const 66))
    (i32.load8_u (i32.const 1024))))
