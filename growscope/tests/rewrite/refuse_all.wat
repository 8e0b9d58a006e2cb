;;? refuse=1
;; Every growth is refused, by an instruction and by an import.
;;? grow=a.grow
;;! call by_instruction
;;! call by_import
;;= call by_instruction
;;=   export 1: marked, forced
;;=   a.grow(65537)
;;= -> -1
;;= call by_import
;;=   export 2: marked, forced
;;=   a.grow(65537)
;;= -> 0
;;= memory has 1 pages
(module
  (import "a" "grow" (func $resize (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "by_instruction") (result i32) (memory.grow (i32.const 1)))
  (func (export "by_import") (result i32) (call $resize (i32.const 131072))))
