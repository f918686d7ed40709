@main struct Neuanfang { static func main() {} }
