;; A function of Go's takes a number that is no size: of a module that announces as Go does, no request is told.
;;? announce=gojs.runtime.resetMemoryDataView
;;! call go
;;= call go
;;=   export 2: marked, forced
;;=   gojs.runtime.resetMemoryDataView(0)
;;= -> 
;;= memory has 1 pages
(module
  (import "gojs" "runtime.resetMemoryDataView" (func (param i32)))
  (memory (export "memory") 1)
  (func $alloc (param i32) (result i32)
    (if (i32.eqz (local.get 0)) (then (drop (memory.grow (i32.const 1)))))
    (i32.const 0))
  (func (export "go") (drop (call $alloc (i32.const 5)))))
