;;! why = "Upper-cases text where it stands, in blocks that the host asks for: what a host's writes and reads are tried on."
;;! greets = false
;;! exports = { alloc = "(i32) -> i32", shout = "(i32, i32) -> ()" }

;; Not a greeter: a host asks for a block, writes text there, has it shouted, and reads it back. Four pages are more
;; than it will need, so whatever grows is the host's doing.
(module
  (memory (export "memory") 4)

  ;; The offset one past the last block. 64 bits, so that a sum of two 32-bit numbers fits.
  (global $next (mut i64) (i64.const 1024))

  ;; A block of $len bytes, aligned to 8, never freed. 0 when memory is spent and will not grow.
  (func (export "alloc") (param $len i32) (result i32)
    (local $block i64)
    (local $end i64)
    (local $pages i64) ;; how many reach up to $end
    (local.set $block (global.get $next))
    (local.set $end (i64.add
      (local.get $block)
      (i64.and (i64.add (i64.extend_i32_u (local.get $len)) (i64.const 7)) (i64.const -8))))
    (local.set $pages (i64.shr_u (i64.add (local.get $end) (i64.const 65535)) (i64.const 16)))
    (if (i64.gt_u (local.get $pages) (i64.extend_i32_u (memory.size))) (then
      (if (i32.eq
            (memory.grow (i32.sub (i32.wrap_i64 (local.get $pages)) (memory.size)))
            (i32.const -1))
        (then (return (i32.const 0))))))
    (global.set $next (local.get $end))
    (i32.wrap_i64 (local.get $block)))

  ;; Upper-cases the ASCII letters among $len bytes. Every other byte stays, so UTF-8 stays UTF-8.
  (func (export "shout") (param $ptr i32) (param $len i32)
    (local $end i32)
    (local $byte i32)
    (local.set $end (i32.add (local.get $ptr) (local.get $len)))
    (block $done
      (loop $more
        (br_if $done (i32.eq (local.get $ptr) (local.get $end)))
        (local.set $byte (i32.load8_u (local.get $ptr)))
        (if (i32.lt_u (i32.sub (local.get $byte) (i32.const 97)) (i32.const 26)) ;; "a" to "z"
          (then (i32.store8 (local.get $ptr) (i32.sub (local.get $byte) (i32.const 32)))))
        (local.set $ptr (i32.add (local.get $ptr) (i32.const 1)))
        (br $more))))
)
