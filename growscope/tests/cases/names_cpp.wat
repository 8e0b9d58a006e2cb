;; Names are demangled: C++'s.
;;= memory 0
;;= memory.grow of 0 in space::foo(int, bool, char)
;;= f: may: f → space::foo(int, bool, char) → memory.grow
(module (memory 1)
  (func $_ZN5space3fooEibc (drop (memory.grow (i32.const 1))))
  (func (export "f") (call 0)))
