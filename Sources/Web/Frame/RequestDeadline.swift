import NIOCore
import NIOHTTPTypes

/// Closes a connection whose request does not arrive whole in time: a body sent byte by byte never counts as idle.
/// A long body gains a second with each 64 kB, so that a file may come over a slow line, and a drip may not.
final class RequestDeadline: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let limit: TimeAmount
    private static let bytesPerSecond = 64 * 1024
    private var deadline: Scheduled<Void>?
    private var received = 0
    private var granted: Int64 = 0

    init(_ limit: TimeAmount) { self.limit = limit }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            (received, granted) = (0, 0)
            schedule(in: limit, context)
        case .body(let part): received += part.readableBytes
        case .end: cancel()
        }
        context.fireChannelRead(data)
    }

    func channelInactive(context: ChannelHandlerContext) {
        cancel()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) { cancel() }

    private func schedule(in time: TimeAmount, _ context: ChannelHandlerContext) {
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: time) { self.isOver(context) }
    }

    private func isOver(_ context: ChannelHandlerContext) {
        let earned = Int64(received / Self.bytesPerSecond)
        guard earned > granted else { return context.close(promise: nil) }
        schedule(in: .seconds(earned - granted), context)
        granted = earned
    }

    private func cancel() {
        deadline?.cancel()
        deadline = nil
    }
}
