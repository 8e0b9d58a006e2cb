;; Names are demangled: Rust's.
;;= memory 0
;;= memory.grow of 0 in alloc::alloc::alloc_zeroed
;;= f: may: f → alloc::alloc::alloc_zeroed → memory.grow
(module (memory 1)
  (func $_ZN5alloc5alloc12alloc_zeroed17h0123456789abcdefE (drop (memory.grow (i32.const 1))))
  (func (export "f") (call 0)))
