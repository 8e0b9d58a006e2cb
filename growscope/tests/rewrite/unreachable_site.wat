;; memory.grow behind unreachable: the module stays valid.
;;! call never
;;= unchanged: nothing in it grows memory
;;= call never
;;= -> trapped or thrown: wasm trap: wasm `unreachable` instruction executed
;;= memory has 1 pages
(module
  (memory (export "memory") 1)
  (func (export "never") (result i32) (unreachable) (memory.grow (i32.const 1))))
