;; An exception that leaves an export is a boundary, and the exception goes on.
;;! call throw
;;! call catch
;;= dropped name (labels): labels move with the blocks that growscope adds
;;= call throw
;;=   function 0 grew memory 0 from 1 pages
;;=   throw from 0: marked, forced
;;= -> trapped or thrown: thrown Wasm exception
;;= call catch
;;=   function 0 grew memory 0 from 2 pages
;;=   export 1: marked, forced
;;= -> 1
;;= memory has 3 pages
(module
  (tag $t)
  (memory (export "memory") 1)
  (func $thrower (export "throw") (drop (memory.grow (i32.const 1))) (throw $t))
  (func (export "catch") (result i32)
    (block $caught
      (try_table (catch_all $caught) (call $thrower)))
    (i32.const 1)))
