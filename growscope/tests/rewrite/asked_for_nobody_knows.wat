;; Two ways lead to growth, and one of them is exported under a name that says nothing of allocation: no request is told.
;;! call one
;;! call set_name 3
;;= call one
;;=   export 1: marked, forced
;;= -> 
;;= call set_name 3
;;=   export 2: marked, forced
;;= -> 3
;;= memory has 1 pages
(module
  (memory (export "memory") 1)
  (func $alloc (param i32) (result i32)
    (if (i32.eqz (local.get 0)) (then (drop (memory.grow (i32.const 1)))))
    (i32.const 8))
  (func (export "one") (drop (call $alloc (i32.const 5))))
  (func (export "set_name") (param i32) (result i32)
    (if (i32.eqz (local.get 0)) (then (drop (memory.grow (i32.const 1)))))
    (local.get 0)))
