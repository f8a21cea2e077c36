FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags=-s -o /diplograph ./cmd/diplograph

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /diplograph /diplograph
COPY --from=build /src/examples /examples
ENTRYPOINT ["/diplograph"]
CMD ["serve", "--addr", "0.0.0.0:8080"]
