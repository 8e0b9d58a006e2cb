;; After a trap nobody said that the guest had left; the next export says so, and a table's function is a boundary again.
;;! call boom
;;! call quiet
;;! table table 0
;;= call boom
;;=   function 0 grew memory 0 from 1 pages
;;= -> trapped or thrown: wasm trap: wasm `unreachable` instruction executed
;;= call quiet
;;=   export 2: marked, forced
;;= -> 
;;= table table 0
;;=   function 0 grew memory 0 from 1 pages
;;=   table function 0: marked, forced
;;= -> 
;;= memory has 1 pages
(module
  (memory (export "memory") 1)
  (table (export "table") 1 funcref)
  (elem (i32.const 0) $listed)
  (func $listed (drop (memory.grow (i32.const 0))))
  (func (export "boom") (call_indirect (i32.const 0)) unreachable)
  (func (export "quiet")))
