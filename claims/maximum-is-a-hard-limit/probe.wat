(module
  (memory 1 4)
  (func (export "probe") (result i32 i32 i32)
    (memory.grow (i32.const 3))
    (memory.grow (i32.const 1))
    (memory.size)))
