(module
  (memory 1)
  (func (export "probe") (result i32 i32)
    (drop (memory.grow (i32.const 32768)))
    (i32.store (i32.const 0x80000000) (i32.const 42))
    (i32.load (i32.const 0x80000000))
    (memory.size)))
