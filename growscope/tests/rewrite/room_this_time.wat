;; malloc had room this time, and its return marks all the same: another time it will not have.
;;! call parse
;;= call parse
;;=   import 0: marked, forced; 1 bytes asked for
;;= host.look()
;;=   export 2: marked, forced; 1 bytes asked for
;;= -> 8
;;= memory has 1 pages
(module
  (import "host" "look" (func $look))
  (memory (export "memory") 1)
  (func $malloc (param $room i32) (result i32)
    (if (i32.eqz (local.get $room)) (then (drop (memory.grow (i32.const 1)))))
    (i32.const 8))
  (func (export "parse") (result i32)
    (call $malloc (i32.const 1))
    (call $look)
    (drop (call $malloc (i32.const 1)))))
