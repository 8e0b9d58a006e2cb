(module
  (memory 1)
  (func $grow (param i32) (result i32) (local.get 0) (memory.grow))
  (func (export "probe") (result i32 i32) (call $grow (i32.const 2)) (memory.size)))
