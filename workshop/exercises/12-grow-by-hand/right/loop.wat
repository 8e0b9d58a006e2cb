;; right: memory.size is asked twice, and a loop counts the pages that are missing
(module
  (import "host" "memory" (memory 0))
  (global $end (mut i32) (i32.const 0))
  (func $have (result i64) (i64.shl (i64.extend_i32_u (memory.size)) (i64.const 16)))
  (func $reserve (export "reserve") (param $bytes i32) (result i32)
    (local $need i64) (local $pages i32)
    (local.set $need (i64.add (i64.extend_i32_u (global.get $end)) (i64.extend_i32_u (local.get $bytes))))
    (block $enough
      (br_if $enough (i64.le_u (local.get $need) (call $have)))
      (loop $more
        (local.set $pages (i32.add (local.get $pages) (i32.const 1)))
        (br_if $more (i64.gt_u (local.get $need) (i64.add (call $have) (i64.shl (i64.extend_i32_u (local.get $pages)) (i64.const 16))))))
      (br_if $enough (i32.ge_s (memory.grow (local.get $pages)) (i32.const 0)))
      (return (i32.const -1)))
    (global.get $end))
  (func (export "append") (param $byte i32) (result i32)
    (local $at i32)
    (local.set $at (call $reserve (i32.const 1)))
    (if (i32.lt_s (local.get $at) (i32.const 0)) (then (return (i32.const -1))))
    (i32.store8 (local.get $at) (local.get $byte))
    (global.set $end (i32.add (local.get $at) (i32.const 1)))
    (local.get $at)))
