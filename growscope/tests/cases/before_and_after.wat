;; An import called before the first allocation and one after: for a verdict it is the same, there is a path.
;;= memory 0, which the host may grow
;;= memory.grow of 0 in alloc
;;= f: may: f → alloc → memory.grow
;;= g: may-through-host: g → env.before → (host) f → alloc → memory.grow
(module (import "env" "before" (func $before)) (import "env" "after" (func $after)) (memory (export "memory") 1)
  (func $alloc (drop (memory.grow (i32.const 1))))
  (func (export "f") (call $before) (call $alloc) (call $after))
  (func (export "g") (call $before)))
