(module
  (memory $a 1)
  (memory $b 5)
  (func (export "probe") (result i32 i32)
    (drop (memory.grow $b (i32.const 1)))
    (memory.size $a)
    (memory.size $b)))
