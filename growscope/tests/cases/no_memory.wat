;; Without a memory nothing grows.
;;= f: never
(module (func (export "f") unreachable))
