(module
  (memory 1)
  (func (export "probe") (result i32 i32)
    (i32.store (i32.const 100) (i32.const 0x12345678))
    (i32.load (i32.const 100))
    (drop (memory.grow (i32.const 5)))
    (i32.load (i32.const 100))))
