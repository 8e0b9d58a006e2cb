(module
  (memory (export "memory") 1 4)
  (func (export "size") (result i32) (memory.size)))
