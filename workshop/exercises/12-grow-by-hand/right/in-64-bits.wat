;; right: all sums in 64 bits, where nothing can overflow

(module
  (import "host" "memory" (memory 0))
  (global $end (mut i64) (i64.const 0))

  (func $reserve (export "reserve") (param $bytes i32) (result i32)
    (local $wanted i64) ;; in pages
    (local.set $wanted
      (i64.shr_u
        (i64.add (i64.add (global.get $end) (i64.extend_i32_u (local.get $bytes))) (i64.const 65535))
        (i64.const 16)))
    (if (i64.gt_u (local.get $wanted) (i64.extend_i32_u (memory.size)))
      (then
        (if (i32.lt_s
              (memory.grow (i32.sub (i32.wrap_i64 (local.get $wanted)) (memory.size)))
              (i32.const 0))
          (then (return (i32.const -1))))))
    (i32.wrap_i64 (global.get $end)))

  (func (export "append") (param $byte i32) (result i32)
    (if (i32.eq (call $reserve (i32.const 1)) (i32.const -1)) (then (return (i32.const -1))))
    (i32.store8 (i32.wrap_i64 (global.get $end)) (local.get $byte))
    (global.set $end (i64.add (global.get $end) (i64.const 1)))
    (i32.wrap_i64 (i64.sub (global.get $end) (i64.const 1))))
)
