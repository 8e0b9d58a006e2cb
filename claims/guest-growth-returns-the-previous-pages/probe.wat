(module
  (memory 1 10)
  (func (export "probe") (result i32 i32 i32)
    (memory.grow (i32.const 2))
    (memory.grow (i32.const 1))
    (memory.size)))
