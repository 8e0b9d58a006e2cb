;;! why = "Calls its host in the middle of a call: each line of a poem comes from an import, which allocates here."
;;! greets = false
;;! imports = { "host.line" = "(i32, i32, i32) -> (i32, i32)" }
;;! exports = { alloc = "(i32) -> i32", recite = "(i32) -> (i32, i32)" }

;; Not a greeter: it asks the host for each line of a poem. The host, called from here, calls back into `alloc` and
;; writes the line there, while the call that began it all is still on the stack. Four pages are more than it will
;; need, so whatever grows is the host's doing.
(module
  ;; Where line number $number is, counted from 0, and its length in bytes. The host is told the same of the line
  ;; before: (0, 0) when there is none.
  (import "host" "line"
    (func $line (param $number i32) (param $before i32) (param $before_len i32) (result i32 i32)))
  (memory (export "memory") 4)

  ;; The offset one past the last block. 64 bits, so that a sum of two 32-bit numbers fits.
  (global $next (mut i64) (i64.const 1024))

  ;; A block of $len bytes, aligned to 8, never freed. 0 when memory is spent and will not grow.
  (func $alloc (export "alloc") (param $len i32) (result i32)
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

  ;; The poem of $count lines: where it is, and its length in bytes. Each line begins with a capital, as far as ASCII
  ;; goes, and ends with a line feed. (0, 0) when memory is spent.
  (func (export "recite") (param $count i32) (result i32 i32)
    (local $table i32) ;; an entry a line: where it is, and its length
    (local $entry i32)
    (local $end i32)
    (local $ptr i32)
    (local $len i32)
    (local $poem i32)
    (local $total i32)
    (local.set $table (call $alloc (i32.shl (local.get $count) (i32.const 3))))
    (if (i32.eqz (local.get $table)) (then (return (i32.const 0) (i32.const 0))))
    (local.set $end (i32.add (local.get $table) (i32.shl (local.get $count) (i32.const 3))))

    ;; Every line is asked for before the first is read.
    (local.set $entry (local.get $table))
    (block $asked
      (loop $more
        (br_if $asked (i32.eq (local.get $entry) (local.get $end)))
        (call $line
          (i32.shr_u (i32.sub (local.get $entry) (local.get $table)) (i32.const 3))
          (local.get $ptr)
          (local.get $len))
        (local.set $len)
        (local.set $ptr)
        (i32.store (local.get $entry) (local.get $ptr))
        (i32.store offset=4 (local.get $entry) (local.get $len))
        (local.set $total (i32.add (local.get $total) (i32.add (local.get $len) (i32.const 1))))
        (local.set $entry (i32.add (local.get $entry) (i32.const 8)))
        (br $more)))

    (local.set $poem (call $alloc (local.get $total)))
    (if (i32.eqz (local.get $poem)) (then (return (i32.const 0) (i32.const 0))))

    (local.set $total (i32.const 0)) ;; from here on, how much of the poem is written
    (local.set $entry (local.get $table))
    (block $written
      (loop $more
        (br_if $written (i32.eq (local.get $entry) (local.get $end)))
        (local.set $ptr (i32.add (local.get $poem) (local.get $total)))
        (local.set $len (i32.load offset=4 (local.get $entry)))
        (memory.copy (local.get $ptr) (i32.load (local.get $entry)) (local.get $len))
        (i32.store8 (i32.add (local.get $ptr) (local.get $len)) (i32.const 0x0a)) ;; a line feed
        (if (i32.lt_u (i32.sub (i32.load8_u (local.get $ptr)) (i32.const 97)) (i32.const 26)) ;; "a" to "z"
          (then (i32.store8 (local.get $ptr) (i32.sub (i32.load8_u (local.get $ptr)) (i32.const 32)))))
        (local.set $total (i32.add (local.get $total) (i32.add (local.get $len) (i32.const 1))))
        (local.set $entry (i32.add (local.get $entry) (i32.const 8)))
        (br $more)))
    (local.get $poem)
    (local.get $total))
)
