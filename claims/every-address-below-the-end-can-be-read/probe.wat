(module
  (memory 30 40)
  (func (export "probe") (result i32)
    (local $at i32) (local $pages i32)
    (drop (memory.grow (i32.const 10)))
    (loop $next
      (i32.store (local.get $at) (i32.const 1))
      (local.set $pages (i32.add (local.get $pages) (i32.load (local.get $at))))
      (local.set $at (i32.add (local.get $at) (i32.const 65536)))
      (br_if $next (i32.lt_u (local.get $at) (i32.mul (memory.size) (i32.const 65536)))))
    (local.get $pages)))
