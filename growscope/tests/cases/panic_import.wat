;; As wasm-bindgen has it: the panic allocates its message, then calls an import that throws.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in alloc
;;= f: only-when-trapping: f → panic → alloc → memory.grow
(module (import "wbg" "throw" (func $throw (param i32 i32)))
  (memory (export "memory") 1)
  (func $alloc (result i32) (memory.grow (i32.const 1)))
  (func $panic (call $throw (call $alloc) (i32.const 0)) unreachable)
  (func (export "f") (param i32) (if (local.get 0) (then (call $panic)))))
