;;! why = "Answers with three numbers at an address that the host names: out-parameters, packed, at any alignment."
;;! greets = false
;;! exports = { alloc = "(i32, i32) -> i32", release = "(i32) -> ()", tally = "(i32, i32, i32) -> ()" }

;; Not a greeter: it counts what is in a text. Its answer is a packed struct of 16 bytes, little-endian as all of
;; linear memory is:
;;
;;    0  u32  ASCII letters
;;    4  f64  the mean of the bytes; 0 when there are none
;;   12  u32  spaces
;;
;; The heap begins at an odd offset, and a block is aligned as the host asks, no better. Four pages are more than it
;; will need, so whatever grows is the host's doing.
(module
  (memory (export "memory") 4)

  ;; Where the heap begins, and the offset one past its last block. 64 bits, so that sums of 32-bit numbers fit.
  (global $base i64 (i64.const 1021))
  (global $next (mut i64) (i64.const 1021))

  ;; A block of $len bytes at a multiple of $align. 0 when $align is no power of two, or memory is spent and will not
  ;; grow.
  (func (export "alloc") (param $len i32) (param $align i32) (result i32)
    (local $block i64)
    (local $end i64)
    (local $mask i64)
    (local $pages i64) ;; how many reach up to $end
    (if (i32.ne (i32.popcnt (local.get $align)) (i32.const 1)) (then (return (i32.const 0))))
    (local.set $mask (i64.sub (i64.extend_i32_u (local.get $align)) (i64.const 1)))
    (local.set $block (i64.and
      (i64.add (global.get $next) (local.get $mask))
      (i64.xor (local.get $mask) (i64.const -1))))
    (local.set $end (i64.add (local.get $block) (i64.extend_i32_u (local.get $len))))
    (local.set $pages (i64.shr_u (i64.add (local.get $end) (i64.const 65535)) (i64.const 16)))
    (if (i64.gt_u (local.get $pages) (i64.extend_i32_u (memory.size))) (then
      (if (i32.eq
            (memory.grow (i32.sub (i32.wrap_i64 (local.get $pages)) (memory.size)))
            (i32.const -1))
        (then (return (i32.const 0))))))
    (global.set $next (local.get $end))
    (i32.wrap_i64 (local.get $block)))

  ;; Frees $ptr and every block allocated after it. What is freed is scribbled over, so that reading it shows.
  (func (export "release") (param $ptr i32)
    (local $to i64)
    (local.set $to (i64.extend_i32_u (local.get $ptr)))
    (if (i64.lt_u (local.get $to) (global.get $base)) (then (return)))
    (if (i64.gt_u (local.get $to) (global.get $next)) (then (return)))
    (memory.fill
      (local.get $ptr)
      (i32.const 0xdd)
      (i32.wrap_i64 (i64.sub (global.get $next) (local.get $to))))
    (global.set $next (local.get $to)))

  ;; Counts the $len bytes at $ptr, and leaves the answer at $out. Nothing is written before all is counted.
  (func (export "tally") (param $ptr i32) (param $len i32) (param $out i32)
    (local $end i32)
    (local $byte i32)
    (local $letters i32)
    (local $spaces i32)
    (local $sum i64)
    (local $mean f64)
    (local.set $end (i32.add (local.get $ptr) (local.get $len)))
    (block $done
      (loop $more
        (br_if $done (i32.eq (local.get $ptr) (local.get $end)))
        (local.set $byte (i32.load8_u (local.get $ptr)))
        (local.set $sum (i64.add (local.get $sum) (i64.extend_i32_u (local.get $byte))))
        (local.set $spaces (i32.add (local.get $spaces) (i32.eq (local.get $byte) (i32.const 32))))
        ;; With bit 5 set, "A" to "Z" are "a" to "z", and no other byte becomes one of those.
        (local.set $letters (i32.add
          (local.get $letters)
          (i32.lt_u (i32.sub (i32.or (local.get $byte) (i32.const 32)) (i32.const 97)) (i32.const 26))))
        (local.set $ptr (i32.add (local.get $ptr) (i32.const 1)))
        (br $more)))
    (if (local.get $len) (then
      (local.set $mean
        (f64.div (f64.convert_i64_u (local.get $sum)) (f64.convert_i32_u (local.get $len))))))
    (i32.store align=1 (local.get $out) (local.get $letters))
    (f64.store offset=4 align=1 (local.get $out) (local.get $mean))
    (i32.store offset=12 align=1 (local.get $out) (local.get $spaces)))
)
