;; What points into code by offset goes, and is named; what does not stays.
;;! call grow
;;= dropped .debug_info: DWARF has the offsets of the module as it was; --map leads back to them
;;= dropped .debug_line: DWARF has the offsets of the module as it was; --map leads back to them
;;= dropped sourceMappingURL: the source map has the offsets of the module as it was; --map leads back to them
;;= call grow
;;=   function 0 grew memory 0 from 1 pages
;;=   export 0: marked, forced
;;= -> 1
;;= memory has 2 pages
(module
  (@custom ".debug_info" "x")
  (@custom ".debug_line" "x")
  (@custom "sourceMappingURL" "\05a.map")
  (@custom "producers" "\00")
  (@custom "somebody's own" "x")
  (memory (export "memory") 1)
  (func (export "grow") (result i32) (memory.grow (i32.const 1))))
