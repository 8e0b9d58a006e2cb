;; A module made for dynamic linking: what it imports is the host's.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in g
;;= f: may-through-host: f → env.malloc → another module
;;= g: may: g → memory.grow
(module (@custom "dylink.0" (before first) "\01\04\00\00\00\00")
  (import "env" "memory" (memory 1)) (import "env" "table" (table 0 funcref)) (import "env" "malloc" (func $malloc (param i32) (result i32)))
  (func (export "f") (result i32) (call $malloc (i32.const 8)))
  (func (export "g") (drop (memory.grow (i32.const 1)))))
