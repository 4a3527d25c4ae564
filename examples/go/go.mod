module example

go 1.23.0

require (
	chat v0.0.0
	github.com/kaitai-io/kaitai_struct_go_runtime v0.11.0
)

require golang.org/x/text v0.28.0 // indirect

replace chat => ../../generated/go
