#:project ../../src/Groundwork/Groundwork.csproj
#:property PublishAot=false

// %% [markdown]
// # Vectors, matrices and broadcasting
//
// The first code example of *GenAI Foundations*, in C#. Run it with
// `dotnet run lessons/page/1-vectors-and-matrices.cs`.
//
// The original draws its random numbers without a seed, so its output cannot be checked.
// Here a generator with a seed gives the same numbers at every run, on every machine.

// %%
using System.Globalization;
using Groundwork;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;    // a decimal point, whatever language the machine speaks
var random = new Generator(seed: 1);

// %% [markdown]
// ## Vectors
//
// A dot product multiplies element by element and adds up: 1·4 + 2·5 + 3·6. A norm is a vector's
// length, √14 here. The cosine is the dot product of the two directions: 1 means parallel.
// `From(1.0, ...)` makes Float64, the dtype that the page's numbers have.

// %%
var v1 = Tensor.From(1.0, 2.0, 3.0);
var v2 = Tensor.From(4.0, 5.0, 6.0);
Tensor cosine = v1.Dot(v2) / (v1.Norm() * v2.Norm());

Console.WriteLine($"Dot product: {v1.Dot(v2).Item():0.0}");    // a bare {32.0} would print 32
Console.WriteLine($"L2 norm: {v1.Norm().Item():f4}");
Console.WriteLine($"Cosine sim: {cosine.Item():f4}");

// %% [markdown]
// The page names a third operation, the distance, and leaves it out: it is the norm of the difference.

// %%
Console.WriteLine($"Distance: {(v1 - v2).Norm().Item():f4}");

// %% [markdown]
// ## Matrices
//
// (4, 8) times (8, 16): the inner sizes meet, the outer ones remain.

// %%
Tensor a = Tensor.Randn([4, 8], random, DType.Float64);
Tensor b = Tensor.Randn([8, 16], random, DType.Float64);
Tensor c = a.MatMul(b);

Console.WriteLine($"A @ B shape: ({c.Shape[0]}, {c.Shape[1]})");

// %% [markdown]
// ## Broadcasting
//
// 32 tokens of 512 numbers, and one factor for each of the 512: the row of factors is used for every token.

// %%
Tensor batch = Tensor.Randn([32, 512], random, DType.Float64);
Tensor scale = Tensor.Randn([512], random, DType.Float64);
Tensor scaled = batch * scale;    // [32, 512] * [512] gives [32, 512]
bool rowByRow = Enumerable.Range(0, 32).All(i => scaled[i].Equal(batch[i] * scale).All().Item<bool>());

Console.WriteLine($"Scaled shape: {scaled.Shape}, row by row the same: {rowByRow}");

// %% [markdown]
// ## Eigenvalues
//
// M·Mᵀ is symmetric and positive **semi**-definite; it is definite only where M has an inverse, as a random M
// all but surely has. (The page leaves out the *semi*.) `Eigh` is for symmetric matrices, and gives its values in
// ascending order. Attention matrices, which the page has in mind, are not symmetric: they want `Svd`.

// %%
Tensor m = Tensor.Randn([4, 4], random, DType.Float64);
m = m.MatMul(m.Transpose());
var (eigenvalues, eigenvectors) = m.Eigh();

Console.WriteLine($"Eigenvalues: {eigenvalues.Round(2)}");

// %% [markdown]
// Four laws say whether they are right, whatever was drawn.

// %%
Console.WriteLine($"M·v is λ·v: {m.MatMul(eigenvectors).AllClose(eigenvectors * eigenvalues)}");
Console.WriteLine($"Vᵀ·V is I: {eigenvectors.Transpose().MatMul(eigenvectors).AllClose(Tensor.Eye(4, dtype: DType.Float64))}");
Console.WriteLine($"Σλ is the trace: {eigenvalues.Sum().AllClose(m.Diagonal().Sum())}");
Console.WriteLine($"Πλ is the determinant: {eigenvalues.Prod().AllClose(m.Det())}");

// %% [markdown]
// ## What the page names without an example
//
// The inverse undoes a matrix; the determinant says by how much it stretches areas. Both want a **square** matrix,
// and only one whose determinant is not 0 has an inverse: else there is an error, and not a matrix of infinities.

// %%
Tensor square = [[1.0, 2.0], [3.0, 4.0]];
Tensor flat = [[1.0, 2.0], [2.0, 4.0]];    // the second row is twice the first
Tensor symmetric = [[2.0, 1.0], [1.0, 2.0]];

Console.WriteLine($"Inverse: {square.To(DType.Float64).Inverse().Round(12)}");
Console.WriteLine($"Determinant: {square.Det().Item():f4}");
Console.WriteLine($"Eigenvalues of [[2, 1], [1, 2]]: {symmetric.EigValsh().Round(6)}");
try
{
    flat.Inverse();
}
catch (LinalgException e)
{
    Console.WriteLine(e.Message);
}
