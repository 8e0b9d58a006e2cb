;;! why = "memory.grow as an export: success, refusal at the maximum, and a grow by zero, one call each."
;;! greets = false
;;! exports = { growMemory = "(i32) -> i32" }

;; Not a greeter: the instruction itself, for a host to call. Two pages at first, ten at most.
(module
  (memory (export "memory") 2 10)

  ;; Asks for $pages more; answers with the size before, in pages, or -1 when refused. It never traps.
  (func (export "growMemory") (param $pages i32) (result i32)
    (memory.grow (local.get $pages)))
)
