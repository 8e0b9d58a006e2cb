(module
  (memory 1)
  (func (export "probe") (result i32)
    (i32.store (i32.const 0) (i32.const 7))
    (i32.load (i32.const 0))))
